// element-plus components are imported where they are used, so that only those are shipped.
import '../styles/kit.css'
import '../styles/theme.css'
import '../styles/page.css'
import '../styles/tables.css'
import urql from '@urql/vue'
import { createApp } from 'vue'
import App from './App.vue'
import { graphqlClient, onLostSession } from './graphql-client.js'
import { language } from './preferences.js'
import { fetchAhead, router } from './router.js'
import { i18n, speak } from './words.js'
import { forgetViewer, knownViewer } from '../composables/viewer.js'

// Both are on their way while the rest is made ready.
void knownViewer()
fetchAhead(location.pathname)

const app = createApp(App)
app.use(i18n)
app.use(urql, graphqlClient)
app.use(router)

onLostSession(async () => {
  const here = router.currentRoute.value
  // First away from the screen: forgetting what it has read would make it ask again, as nobody.
  if (here.meta.entrance !== 'public') await router.replace({ name: 'logIn', query: { next: here.fullPath } })
  forgetViewer()
})

// No top-level await: the oldest browsers served here do not know it.
void speak(language.value).then(() => app.mount('#app'))
